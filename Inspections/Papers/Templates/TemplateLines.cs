namespace EnergyQuota.Inspections.Papers.Templates;

/// <summary>The lines of a template one after the other; comments and empty lines are passed over.</summary>
internal sealed class TemplateLines(string text)
{
    private readonly string[] _lines = text.ReplaceLineEndings("\n").Split('\n');
    private int _next;

    /// <summary>The next line with its number, without taking it; <see langword="null"/> at the end.</summary>
    public (int Number, string Text)? Peek()
    {
        while (_next < _lines.Length && (string.IsNullOrWhiteSpace(_lines[_next]) || _lines[_next].StartsWith('#')))
        {
            _next++;
        }

        return _next < _lines.Length ? (_next + 1, _lines[_next].Trim()) : null;
    }

    /// <summary>Takes the next line.</summary>
    public (int Number, string Text)? Take()
    {
        var line = Peek();
        _next++;
        return line;
    }

    /// <summary>Takes the lines of a table that follow one another.</summary>
    public List<(int Number, string Text)> TakeRows()
    {
        var rows = new List<(int, string)>();
        while (Peek() is { } line && line.Text.StartsWith('|'))
        {
            rows.Add(line);
            _next++;
        }

        return rows;
    }
}
