namespace SupportFlows.Guard.Infra;

static class SecretSettings
{
    static readonly string[] Words = ["Secret", "ApiKey", "AuthToken", "BotToken", "OperatorKey", "Password", "ConnectionString"];

    public static bool Is(string setting) => setting.StartsWith("SupportFlows__", StringComparison.Ordinal) && Words.Any(word => setting.EndsWith(word, StringComparison.Ordinal));
}
