using Spectre.Console;
using Spectre.Console.Rendering;

namespace SupportFlows.Cli.Output;

/// <summary>Tables of others' words: every cell is text, never markup.</summary>
static class Shapes
{
    public static Table Table(IReadOnlyList<string> columns, IReadOnlyList<IReadOnlyList<string>> rows)
    {
        var table = new Table().Border(TableBorder.Simple);
        foreach (var column in columns)
        {
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        }

        foreach (var row in rows)
        {
            table.AddRow(row.Select(cell => new Text(Safe.Line(cell))));
        }

        return table;
    }

    /// <summary>Names and values below each other; a value that is null is left out.</summary>
    public static Grid Facts(params IEnumerable<(string Name, string? Value)> facts)
    {
        var grid = new Grid().AddColumn(new GridColumn().NoWrap().PadRight(2)).AddColumn(new GridColumn());
        foreach (var (name, value) in facts)
        {
            if (value is not null)
            {
                grid.AddRow(new Text(name, new Style(decoration: Decoration.Bold)), new Text(Safe.Lines(value)));
            }
        }

        return grid;
    }

    public static IRenderable Lines(string text) => new Text(Safe.Lines(text));
}
