using Microsoft.IdentityModel.Tokens;

namespace SupportFlows.Adapters.OpenId;

/// <summary>What an issuer says of itself.</summary>
/// <param name="Keys">Those that a token may be signed with.</param>
/// <param name="SignIn">Null: it names no place where one could sign in.</param>
sealed record IssuerDocument(IReadOnlyList<JsonWebKey> Keys, SignInPlace? SignIn);

/// <summary>Where one signs in at an issuer.</summary>
/// <param name="Authorization">The browser is sent here.</param>
/// <param name="Token">Codes are redeemed here.</param>
/// <param name="NamesItself">Its answers say whose they are (<c>iss</c>, RFC 9207).</param>
/// <param name="TakesSecretInForm">A client's secret is a field of the form; else it goes into a header.</param>
sealed record SignInPlace(Uri Authorization, Uri Token, bool NamesItself, bool TakesSecretInForm);
