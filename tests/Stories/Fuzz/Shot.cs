using CsCheck;

namespace SupportFlows.Stories.Fuzz;

/// <summary>What one request is twisted in.</summary>
enum Part
{
    /// <summary>A value in the body, or a field of a form, is another.</summary>
    Value,

    /// <summary>It is left out.</summary>
    Missing,

    /// <summary>It is there twice.</summary>
    Twice,

    /// <summary>There is one more that nobody asked for.</summary>
    Extra,

    /// <summary>The bytes of the body.</summary>
    Bytes,
    Path,
    Query,
    Header,
    MediaType,
}

/// <param name="At">Which of those that there are, counted round.</param>
/// <param name="Evil">As JSON text.</param>
readonly record struct Twist(Part Part, int At, string Evil);

/// <summary>A request at a function: whole in itself but for the twists, so that fewer of them are simpler.</summary>
/// <param name="Target">Counted round, as are all that are picked from what there is.</param>
readonly record struct Shot(int Target, int Caller, int Pick, Twist[] Twists)
{
    static readonly Gen<int> Any = Gen.Int[0, 9_999];

    static readonly Gen<Part> Parts = Gen.Frequency(
        (40, Gen.Const(Part.Value)), (8, Gen.Const(Part.Missing)), (4, Gen.Const(Part.Twice)), (6, Gen.Const(Part.Extra)), (8, Gen.Const(Part.Bytes)),
        (8, Gen.Const(Part.Path)), (12, Gen.Const(Part.Query)), (10, Gen.Const(Part.Header)), (3, Gen.Const(Part.MediaType)));

    static readonly Gen<Twist> Twists1 = Gen.Select(Parts, Any, Evil.Json, (part, at, evil) => new Twist(part, at, evil));

    public static readonly Gen<Shot> Gens = Gen.Select(Any, Any, Any, Twists1.Array[0, 4], (target, caller, pick, twists) => new Shot(target, caller, pick, twists));
}
