using YamlDotNet.Serialization.NamingConventions;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>Checks the fields of a profile's file and gathers every fault, not only the first.</summary>
internal sealed class ProfileFields(string file, ICollection<ProfileFault> faults)
{
    private const int LongestTitle = 64;

    /// <summary>One path or a list of them.</summary>
    public List<NodePath> Paths(string key, object? value) => [.. Texts(key, value).Select(text => OnePath(key, text)).OfType<NodePath>()];

    /// <summary>A path, or a fault.</summary>
    public NodePath? OnePath(string key, string text)
    {
        var path = NodePath.Parse(text, out var fault);
        if (path is null)
        {
            Fault(key, fault);
        }

        return path;
    }

    /// <summary>A path that begins at the message, or a fault.</summary>
    public NodePath? FullPath(string key, string text)
    {
        var path = OnePath(key, text);
        if (path is { IsRelative: true })
        {
            Fault(key, $"'{text}' must begin with $: there is no item yet");
        }

        return path;
    }

    /// <summary>One text or a list of them.</summary>
    public List<string> Texts(string key, object? value)
    {
        switch (value)
        {
            case null:
                return [];
            case string text:
                return [text];
            case IEnumerable<object?> list when list.All(static element => element is null or string):
                return [.. list.Select(static element => (string?)element ?? "")];
            default:
                Fault(key, "is neither a text nor a list of texts");
                return [];
        }
    }

    /// <summary>A template; where it is faulty, any.</summary>
    public ProfileTemplate Template(string key, string text)
    {
        if (ProfileTemplate.Parse(text, out var fault) is { } template)
        {
            return template;
        }

        Fault(key, text.Length == 0 ? "is missing" : $"'{text}' {fault}");
        return ProfileTemplate.Parse("-", out _)!;
    }

    /// <summary>One of an enumeration's names, written with underscores.</summary>
    public T Choice<T>(string key, string? text, T fallback)
        where T : struct, Enum
    {
        if (text is null)
        {
            return fallback;
        }

        foreach (var value in Enum.GetValues<T>())
        {
            if (UnderscoredNamingConvention.Instance.Apply(value.ToString()) == text)
            {
                return value;
            }
        }

        Fault(key, $"'{text}' is none of {string.Join(", ", Enum.GetNames<T>().Select(UnderscoredNamingConvention.Instance.Apply))}");
        return fallback;
    }

    /// <summary>true or false; false by default.</summary>
    public bool Flag(string key, string? text)
    {
        if (text is not (null or "true" or "false"))
        {
            Fault(key, $"'{text}' is neither true nor false");
        }

        return text == "true";
    }

    /// <summary>A text that must be there.</summary>
    public string Required(string key, string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Fault(key, "is missing");
            return "";
        }

        if (key == "title" && text.Length > LongestTitle)
        {
            Fault(key, $"is longer than {LongestTitle} characters");
        }

        return text.Trim();
    }

    /// <summary>Notes a fault.</summary>
    public void Fault(string key, string reason) => faults.Add(new ProfileFault(file, key, reason));
}
