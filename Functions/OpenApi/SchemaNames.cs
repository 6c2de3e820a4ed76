namespace SupportFlows.Functions.OpenApi;

/// <summary>How a type of the code is called in the document: whoever reads it knows nothing of views.</summary>
static class SchemaNames
{
    const string View = "View";

    public static string Of(Type type)
    {
        var name = type.Name.Split('`')[0];
        var bare = name.Length > View.Length && name.EndsWith(View, StringComparison.Ordinal) ? name[..^View.Length] : name;
        return type.IsGenericType ? string.Concat(type.GetGenericArguments().Select(Of)) + bare : bare;
    }
}
