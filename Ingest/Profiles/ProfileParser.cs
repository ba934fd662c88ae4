using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnergyQuota.Ingest.Profiles.Scripts;
using EnergyQuota.Metering;
using YamlDotNet.Core;
using YamlDotNet.Serialization;
using YamlDotNet.Serialization.NamingConventions;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>Reads a profile's file and names every fault in it.</summary>
internal sealed class ProfileParser
{
    private const decimal SmallestFactor = 0.000_000_001m;
    private const decimal LargestFactor = 1_000_000m;
    private readonly string _file;
    private readonly ProfileFields _fields;
    private readonly ScriptFolder _scripts;

    private ProfileParser(string file, ScriptFolder scripts, List<ProfileFault> faults) => (_file, _scripts, _fields) = (file, scripts, new ProfileFields(file, faults));

    /// <summary>Reads a file's text.</summary>
    /// <param name="file">The file's name; without its ending it is the profile's name.</param>
    /// <param name="yaml">Its text.</param>
    /// <param name="scripts">Where its script lies.</param>
    /// <param name="faults">Gets what is wrong.</param>
    /// <returns>The profile, or <see langword="null"/> where anything is wrong.</returns>
    public static PayloadProfile? Parse(string file, string yaml, ScriptFolder scripts, List<ProfileFault> faults)
    {
        ProfileText text;
        try
        {
            text = new DeserializerBuilder().WithNamingConvention(UnderscoredNamingConvention.Instance).Build().Deserialize<ProfileText?>(yaml) ?? new ProfileText();
        }
        catch (YamlException e)
        {
            faults.Add(new ProfileFault(file, $"line {e.Start.Line}", e.InnerException is null ? e.Message : $"{e.Message} {e.InnerException.Message}"));
            return null;
        }

        var before = faults.Count;
        var profile = new ProfileParser(file, scripts, faults).Profile(text);
        return faults.Count == before ? profile : null;
    }

    private PayloadProfile Profile(ProfileText text)
    {
        var topics = Topics("topics", text.Topics);
        if (text.Topics.Count == 0 && text.WithoutReadings.Count == 0)
        {
            _fields.Fault("topics", "are missing; name at least one, such as vendor/{device}/state");
        }

        if (text.Topics.Count > 0 && text.Readings.Count == 0)
        {
            _fields.Fault("readings", "are missing");
        }

        return new PayloadProfile
        {
            Name = Path.GetFileNameWithoutExtension(_file),
            Title = _fields.Required("title", text.Title),
            Source = _fields.Required("source", text.Source),
            Topics = topics,
            WithoutReadings = Topics("without_readings", text.WithoutReadings),
            Format = _fields.Choice("format", text.Format, PayloadFormat.Json),
            When = Conditions("when", text.When, false),
            Frame = text.Frame is null ? null : Filled("frame", text.Frame, topics, []),
            Script = text.Script is null ? null : _scripts.Rule(text.Script, _fields),
            Readings = [.. text.Readings.Select((reading, index) => Rule($"readings {index + 1}", reading, text, topics))],
        };
    }

    private ReadingRule Rule(string place, ReadingText text, ProfileText profile, List<TopicPattern> topics)
    {
        var member = Member(place, text.Member);
        var names = (member?.GetGroupNames() ?? []).ToHashSet(StringComparer.Ordinal);
        var paths = _fields.Paths($"{place} value", text.Value);
        if (text.Value is null or IReadOnlyCollection<object?> { Count: 0 })
        {
            _fields.Fault($"{place} value", "is missing; say where the value stands, such as $.energy");
        }

        if (text.Order is not (null or "high_first" or "low_first"))
        {
            _fields.Fault($"{place} order", $"'{text.Order}' is neither high_first nor low_first");
        }

        return new ReadingRule
        {
            Items = [.. _fields.Texts($"{place} items", text.Items ?? profile.Items).Select(path => _fields.FullPath($"{place} items", path)).OfType<NodePath>()],
            Value = paths,
            Meter = Filled($"{place} meter", text.Meter ?? profile.Meter ?? "", topics, names),
            Register = Filled($"{place} register", text.Register ?? RegisterId.DefaultName, topics, names),
            Quantity = text.Quantity is null ? null : Filled($"{place} quantity", text.Quantity, topics, names),
            Unit = text.Unit is null ? null : Filled($"{place} unit", text.Unit, topics, names),
            Units = profile.Units,
            IsGauge = Gauge(place, text.Kind),
            Scale = Scale(place, text.Scale),
            HasDecimalComma = _fields.Flag($"{place} decimal_comma", text.DecimalComma),
            None = [.. profile.None, .. _fields.Texts($"{place} none", text.None)],
            Raw = text.Raw is null ? null : new RawNumber(_fields.Choice($"{place} raw", text.Raw, RawType.Unsigned16), text.Order == "low_first"),
            Member = member,
            Error = _fields.Paths($"{place} error", text.Error),
            When = Conditions($"{place} when", text.When, true),
            Time = (text.Time ?? profile.Time) is { } time ? Time(text.Time is null ? "time" : $"{place} time", time) : null,
        };
    }

    private ProfileTemplate Filled(string key, string written, List<TopicPattern> topics, HashSet<string> names)
    {
        var template = _fields.Template(key, written);
        foreach (var name in template.Names.Where(name => !names.Contains(name) && !ProfileSet.MountNames.Contains(name) && topics.Exists(topic => !topic.Names.Contains(name))))
        {
            _fields.Fault(key, $"refers to {{{name}}}, which not every topic names");
        }

        return template;
    }

    private TimeRule Time(string place, TimeText text)
    {
        var at = _fields.Paths($"{place} at", text.At);
        if (text.At is null or IReadOnlyCollection<object?> { Count: 0 })
        {
            _fields.Fault($"{place} at", "is missing; say where the time stands, such as $.time");
        }

        var form = _fields.Choice($"{place} form", text.Form, TimeForm.Iso);
        var patterns = _fields.Texts($"{place} patterns", text.Patterns);
        if (form == TimeForm.Pattern && patterns.Count == 0)
        {
            _fields.Fault($"{place} patterns", "are missing; name at least one, such as yyyyMMddHHmmss");
        }

        return new TimeRule(at, form, text.NumberForm is null ? form : _fields.Choice($"{place} number_form", text.NumberForm, form), patterns, Zone(place, text.Zone), _fields.Flag($"{place} end_of_hour", text.EndOfHour));
    }

    private TimeZoneInfo? Zone(string place, string? text)
    {
        if (text is null or "meter")
        {
            return null;
        }

        try
        {
            return SiteZone.Find(text);
        }
        catch (Exception e) when (e is TimeZoneNotFoundException or InvalidTimeZoneException or ArgumentException)
        {
            _fields.Fault($"{place} zone", $"'{text}' is neither 'meter' nor a zone of this machine, such as UTC, Asia/Shanghai or +08:00");
            return null;
        }
    }

    private Regex? Member(string place, string? text)
    {
        if (text is null)
        {
            return null;
        }

        try
        {
            return new Regex(text, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture);
        }
        catch (Exception e) when (e is ArgumentException or NotSupportedException)
        {
            _fields.Fault($"{place} member", $"is no regular expression: {e.Message}");
            return null;
        }
    }

    private bool Gauge(string place, string? text)
    {
        if (text is not (null or "register" or "gauge"))
        {
            _fields.Fault($"{place} kind", $"'{text}' is neither register nor gauge");
        }

        return text == "gauge";
    }

    private (decimal Times, decimal By) Scale(string place, string? text)
    {
        if (text is null)
        {
            return (1m, 1m);
        }

        var parts = text.Split('/');
        var by = 1m;
        if (parts.Length <= 2 && Factor(parts[0], out var times) && (parts.Length == 1 || Factor(parts[1], out by)))
        {
            return (times, by);
        }

        _fields.Fault($"{place} scale", $"'{text}' is no number above 0 and at most 1000000; write it as 0.001, or as 1/60");
        return (1m, 1m);
    }

    private static bool Factor(string text, out decimal factor) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out factor) && factor is >= SmallestFactor and <= LargestFactor;

    private List<TopicPattern> Topics(string key, List<string> texts)
    {
        var patterns = new List<TopicPattern>();
        foreach (var text in texts)
        {
            if (TopicPattern.Parse(text ?? "", out var fault) is { } pattern)
            {
                patterns.Add(pattern);
            }
            else
            {
                _fields.Fault(key, $"'{text}' {fault}");
            }
        }

        return patterns;
    }

    private List<Condition> Conditions(string place, List<ConditionText> texts, bool mayBeRelative)
    {
        var conditions = new List<Condition>();
        foreach (var text in texts)
        {
            var path = mayBeRelative ? _fields.OnePath($"{place} at", text.At ?? "") : _fields.FullPath($"{place} at", text.At ?? "");
            var oneOf = _fields.Texts($"{place} is", text.Is);
            if (text.Exists is null && oneOf.Count == 0 && text.Type is null)
            {
                _fields.Fault(place, "says none of exists, is and type");
            }

            JsonValueKind? type = text.Type switch
            {
                null => null,
                "number" => JsonValueKind.Number,
                "text" => JsonValueKind.String,
                "object" => JsonValueKind.Object,
                "array" => JsonValueKind.Array,
                _ => JsonValueKind.Undefined,
            };
            if (type == JsonValueKind.Undefined)
            {
                _fields.Fault($"{place} type", $"'{text.Type}' is none of number, text, object, array");
            }

            if (path is not null)
            {
                conditions.Add(new Condition(path, text.Exists is null ? null : _fields.Flag($"{place} exists", text.Exists), oneOf, type));
            }
        }

        return conditions;
    }
}
