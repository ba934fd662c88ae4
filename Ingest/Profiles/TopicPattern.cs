namespace EnergyQuota.Ingest.Profiles;

/// <summary>A pattern of topics with named levels, such as <c>{prefix*}/tele/{device}/SENSOR</c>.</summary>
/// <remarks>
/// <c>{name}</c> stands for one level, also an empty one; <c>{name*}</c> for any number of levels, also none, and may stand once. All other levels are taken as written.
/// </remarks>
public sealed class TopicPattern
{
    private readonly Level[] _levels;
    private readonly int _many;

    private TopicPattern(string text, Level[] levels) =>
        (Text, _levels, _many) = (text, levels, Array.FindIndex(levels, static level => level.IsMany));

    /// <summary>The pattern as written.</summary>
    public string Text { get; }

    /// <summary>The names of its levels.</summary>
    public IEnumerable<string> Names => _levels.Where(static level => level.IsName).Select(static level => level.Text);

    /// <summary>Reads a pattern.</summary>
    /// <param name="text">The pattern.</param>
    /// <param name="fault">Why it is none; empty otherwise.</param>
    /// <returns>The pattern, or <see langword="null"/>.</returns>
    public static TopicPattern? Parse(string text, out string fault)
    {
        ArgumentNullException.ThrowIfNull(text);
        fault = "";
        var levels = text.Split('/').Select(ReadLevel).ToArray();
        var names = levels.Where(static level => level.IsName).Select(static level => level.Text).ToList();
        fault = text.Length == 0 ? "is empty"
            : levels.Any(static level => !level.IsName && level.Text.AsSpan().IndexOfAny("{}+#") >= 0) ? "holds one of {, }, + and # outside a named level such as {device}"
            : names.Any(static name => name.Length == 0 || !name.All(char.IsAsciiLetterOrDigit)) ? "has a level whose name is not of letters and digits"
            : names.Count != names.Distinct(StringComparer.Ordinal).Count() ? "names two levels alike"
            : levels.Count(static level => level.IsMany) > 1 ? "has more than one level that stands for many"
            : "";
        return fault.Length == 0 ? new TopicPattern(text, levels) : null;
    }

    /// <summary>Compares a topic with the pattern.</summary>
    /// <param name="topic">The topic.</param>
    /// <returns>What the named levels stand for, or <see langword="null"/> where it does not match.</returns>
    public IReadOnlyDictionary<string, string>? Match(string topic)
    {
        ArgumentNullException.ThrowIfNull(topic);
        var found = topic.Split('/');
        var spare = found.Length - _levels.Length;
        if (_many < 0 ? spare != 0 : spare < -1)
        {
            return null;
        }

        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = 0;
        foreach (var level in _levels)
        {
            var count = level.IsMany ? spare + 1 : 1;
            var text = count == 1 ? found[at] : string.Join('/', found, at, count);
            at += count;
            if (level.IsName)
            {
                names[level.Text] = text;
            }
            else if (text != level.Text)
            {
                return null;
            }
        }

        return names;
    }

    private static Level ReadLevel(string text) => text is ['{', .. var name, '}']
        ? name.EndsWith('*') ? new Level(name[..^1], true, true) : new Level(name, true, false)
        : new Level(text, false, false);

    private sealed record Level(string Text, bool IsName, bool IsMany);
}
