using System.Text.Json;

namespace SupportFlows.Cli.Login;

/// <summary>Where the app is, and the key to it.</summary>
sealed record Credentials(Uri Address, string? Key)
{
    const string AddressVariable = "SUPPORTFLOWS_URL";
    const string KeyVariable = "SUPPORTFLOWS_KEY";

    /// <summary>Of the environment, or of the last login.</summary>
    /// <exception cref="UsageException">Neither says where the app is.</exception>
    public static Credentials Find(Terminal terminal)
    {
        var (address, key) = (terminal.Variable(AddressVariable), terminal.Variable(KeyVariable));
        if (address is not null)
        {
            return To(AddressOf(address), terminal);
        }

        var stored = Read(terminal) ?? throw new UsageException($"Where is the app? Run 'supportflows login https://…', or set {AddressVariable} and {KeyVariable}.");
        return key is null ? stored : stored with { Key = key };
    }

    /// <summary>With the key of the environment: one that was stored for one address is never sent to another.</summary>
    public static Credentials To(Uri address, Terminal terminal) => new(address, terminal.Variable(KeyVariable));

    /// <exception cref="UsageException">Not an address.</exception>
    public static Uri AddressOf(string text) => Uri.TryCreate(text, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp)
        ? address
        : throw new UsageException($"'{text}' is not the address of an app. Say it like https://support.example.com.");

    public static string FileOf(Terminal terminal) => Path.Combine(terminal.ConfigDirectory, "credentials.json");

    /// <summary>Keeps it for the commands to come; nobody but the user can read it.</summary>
    public void Write(Terminal terminal)
    {
        var (file, isUnix) = (FileOf(terminal), !OperatingSystem.IsWindows());
        if (isUnix)
        {
            Directory.CreateDirectory(terminal.ConfigDirectory, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
        else
        {
            Directory.CreateDirectory(terminal.ConfigDirectory);
        }

        // Made anew, as an older file would keep the rights that it has.
        File.Delete(file);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (isUnix)
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        JsonSerializer.Serialize(stream, this, JsonSerializerOptions.Web);
    }

    /// <summary>Never with the key.</summary>
    public override string ToString() => Address.ToString();

    static Credentials? Read(Terminal terminal)
    {
        try
        {
            return JsonSerializer.Deserialize<Credentials>(File.ReadAllText(FileOf(terminal)), JsonSerializerOptions.Web);
        }
        catch (Exception absent) when (absent is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
        catch (JsonException)
        {
            throw new UsageException($"{FileOf(terminal)} cannot be read. Run 'supportflows login https://…' again.");
        }
    }
}
