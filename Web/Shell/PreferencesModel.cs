using SupportFlows.Web.Reading;

namespace SupportFlows.Web.Shell;

public sealed record PreferencesModel(Look Look, IReadOnlyList<string> Zones);
