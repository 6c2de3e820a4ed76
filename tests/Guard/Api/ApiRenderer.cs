using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;

namespace SupportFlows.Guard.Api;

/// <summary>Writes a type as the listings of the real packages do, line for line.</summary>
static class ApiRenderer
{
    const BindingFlags Declared = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    // Every type has these, so the listings leave them out.
    static readonly string[] Unlisted = ["ToString", "Equals", "GetHashCode", "<Clone>$", "PrintMembers", "Deconstruct"];

    public static bool IsListed(Type type)
        => !type.IsDefined(typeof(CompilerGeneratedAttribute)) && type.Namespace?.Contains("Internal", StringComparison.Ordinal) != true;

    public static ApiType Render(Type type) => ApiType.Parse(Heading(type), Members(type));

    static string Heading(Type type)
    {
        var kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? "struct" : IsDelegate(type) ? "delegate" : "class";
        var modifier = type is { IsAbstract: true, IsSealed: true } ? "static " : type is { IsAbstract: true, IsInterface: false } ? "abstract " : type.IsSealed && kind == "class" ? "sealed " : "";
        var usage = type.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType == typeof(AttributeUsageAttribute));
        var prefix = usage is null ? "" : $"[AttributeUsage({string.Join(", ", usage.ConstructorArguments.Select(argument => ((AttributeTargets)(int)argument.Value!).ToString()))})] ";
        var bases = kind is "enum" or "delegate" ? [] : Bases(type).Distinct().ToArray();
        return $"{prefix}{modifier}{kind} {type.Namespace}.{TypeNames.Of(type)}{(bases.Length > 0 ? " : " + string.Join(", ", bases) : "")}";
    }

    static IEnumerable<string> Bases(Type type)
    {
        var parent = type.BaseType is { } found && found != typeof(object) && found != typeof(ValueType) ? [found] : Array.Empty<Type>();
        return parent.Concat(type.GetInterfaces().Where(one => one.IsPublic)).Select(TypeNames.Of);
    }

    static List<string> Members(Type type)
    {
        if (type.IsEnum)
        {
            return [.. Enum.GetNames(type).Select(name => $"{name} = {Convert.ToInt64(Enum.Parse(type, name), CultureInfo.InvariantCulture)}")];
        }

        if (IsDelegate(type))
        {
            return [Method(type.GetMethod("Invoke")!)];
        }

        return
        [
            .. type.GetConstructors(Declared).Where(IsVisible).Select(one => $"{Access(one)}.ctor({Parameters(one)})"),
            .. type.GetProperties(Declared).Where(one => one.GetAccessors(nonPublic: true).Any(IsVisible)).Select(Property),
            .. type.GetMethods(Declared).Where(one => IsVisible(one) && (!one.IsSpecialName || one.Name.StartsWith("op_", StringComparison.Ordinal)) && !Unlisted.Contains(one.Name)).Select(Method),
            .. type.GetFields(Declared).Where(one => one.IsPublic || one.IsFamily).Select(one => $"{(one.IsLiteral ? "const " : one.IsStatic ? "static " : "")}{TypeNames.Of(one.FieldType)} {one.Name}"),
        ];
    }

    static string Property(PropertyInfo property)
    {
        var get = property.GetMethod is { } getter && IsVisible(getter) ? "get; " : "";
        var set = property.SetMethod is { } setter && IsVisible(setter) ? IsInit(setter) ? "init; " : "set; " : "";
        var index = property.GetIndexParameters().Length > 0 ? "[]" : "";
        return $"{Access(property.GetMethod ?? property.SetMethod!)}{TypeNames.Of(property.PropertyType)} {property.Name}{index} {{ {get}{set}}}";
    }

    static string Method(MethodInfo method)
    {
        var generics = method.IsGenericMethod ? $"<{string.Join(", ", method.GetGenericArguments().Select(TypeNames.Of))}>" : "";
        var extends = method.IsDefined(typeof(ExtensionAttribute)) ? "this " : "";
        return $"{Access(method)}{TypeNames.Of(method.ReturnType)} {method.Name}{generics}({extends}{Parameters(method)})";
    }

    static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(parameter =>
    {
        var many = parameter.IsDefined(typeof(ParamArrayAttribute)) ? "params " : "";
        var absent = !parameter.HasDefaultValue ? "" : " = " + parameter.DefaultValue switch
        {
            null => "null",
            string text => $"\"{text}\"",
            bool flag => flag ? "true" : "false",
            var value => Convert.ToString(value, CultureInfo.InvariantCulture),
        };
        return $"{many}{(parameter.IsOut ? "out " : "")}{TypeNames.Of(parameter.ParameterType)} {parameter.Name}{absent}";
    }));

    static string Access(MethodBase method)
    {
        var visible = method.IsPublic ? "" : "protected ";
        var shared = method.IsStatic ? "static " : "";
        if (method.DeclaringType!.IsInterface)
        {
            return visible + shared;
        }

        var inherits = method is MethodInfo one && one.GetBaseDefinition() != one ? "override " : "virtual ";
        return visible + shared + (method.IsAbstract ? "abstract " : method is { IsVirtual: true, IsFinal: false } ? inherits : "");
    }

    static bool IsVisible(MethodBase method) => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly;

    static bool IsInit(MethodInfo setter) => setter.ReturnParameter.GetRequiredCustomModifiers().Any(modifier => modifier == typeof(IsExternalInit));

    static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);
}
