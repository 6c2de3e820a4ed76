using System.Collections;
using System.Reflection;
using System.Text.Json;
using NodaTime;

namespace SupportFlows.Functions.Http;

/// <summary>Says what a field takes, in the words of whoever sends it.</summary>
static class JsonWords
{
    public static Type TypeOf(Type parent, string field) =>
        parent.GetProperty(field, BindingFlags.Public | BindingFlags.Instance | BindingFlags.IgnoreCase)?.PropertyType ?? typeof(object);

    public static Type ElementOf(Type list) => list.GetElementType() ?? list.GetGenericArguments().FirstOrDefault() ?? typeof(object);

    public static string For(Type type)
    {
        var bare = Nullable.GetUnderlyingType(type) ?? type;
        return bare switch
        {
            { IsEnum: true } => $"one of {string.Join(", ", Enum.GetNames(bare).Select(JsonNamingPolicy.KebabCaseLower.ConvertName))}",
            _ when bare == typeof(string) => "text",
            _ when bare == typeof(bool) => "true or false",
            _ when bare == typeof(Instant) => $"an instant in UTC, such as 2026-03-02T09:00:00Z, of the years {Years.First} to {Years.Last}",
            _ when bare == typeof(Duration) => "a duration, such as PT30M, of a hundred years at most",
            _ when bare == typeof(LocalDate) => $"a day, such as 2026-03-02, of the years {Years.First} to {Years.Last}",
            _ when bare == typeof(LocalDateTime) => $"a date and time on the wall, such as 2026-03-02T09:00:00, of the years {Years.First} to {Years.Last}",
            _ when bare == typeof(LocalTime) => "a time of day, such as 22:00:00",
            _ when bare == typeof(decimal) => "a number",
            { IsPrimitive: true } => "a number",
            _ when bare.IsAssignableTo(typeof(IEnumerable)) => "a list",
            _ => "an object",
        };
    }
}
