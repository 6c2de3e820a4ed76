namespace SupportFlows.Guard.Api;

/// <summary>Type names as the listings write them: keywords, <c>?</c>, generics, the outer type before a nested one's name.</summary>
static class TypeNames
{
    static readonly Dictionary<Type, string> Keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(string)] = "string",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(bool)] = "bool",
        [typeof(object)] = "object",
        [typeof(double)] = "double",
        [typeof(decimal)] = "decimal",
    };

    public static string Of(Type type)
    {
        if (type.IsByRef)
        {
            return Of(type.GetElementType()!);
        }

        if (type.IsArray)
        {
            return Of(type.GetElementType()!) + "[]";
        }

        if (Nullable.GetUnderlyingType(type) is { } plain)
        {
            return Of(plain) + "?";
        }

        return type.IsGenericParameter ? type.Name : Keywords.TryGetValue(type, out var keyword) ? keyword : Full(type);
    }

    static string Full(Type type)
    {
        var name = type.Name.Split('`')[0];
        if (type.IsNested)
        {
            name = $"{Of(type.DeclaringType!)}.{name}";
        }

        return type.IsGenericType ? $"{name}<{string.Join(", ", type.GetGenericArguments().Select(Of))}>" : name;
    }
}
