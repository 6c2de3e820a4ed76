using System.Reflection;
using System.Runtime.CompilerServices;

namespace Microsoft.Azure.Functions.Worker.Builder;

// The real one can be constructed too, to no purpose, so it is not static.
public class FunctionsApplication
{
    /// <summary>Starts an app of the functions in the calling assembly and in those that it references.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static FunctionsApplicationBuilder CreateBuilder(string[] args) => new(args, Assembly.GetCallingAssembly());
}
