using System.Security.Cryptography;

namespace SupportFlows.Adapters.SendGrid;

static class SendGridPublicKey
{
    /// <summary>A key on the curve P-256; null when the text is none.</summary>
    public static ECDsa? Read(string base64)
    {
        var key = ECDsa.Create();
        try
        {
            key.ImportSubjectPublicKeyInfo(Convert.FromBase64String(base64), out _);
            if (key.KeySize == 256)
            {
                return key;
            }
        }
        catch (Exception fault) when (fault is FormatException or CryptographicException)
        {
            // Refused below.
        }

        key.Dispose();
        return null;
    }
}
