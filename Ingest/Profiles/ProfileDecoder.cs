using System.Text.Json;
using EnergyQuota.Ingest.Decoding;
using EnergyQuota.Metering;

namespace EnergyQuota.Ingest.Profiles;

/// <summary>Reads one message by one profile. Pure.</summary>
internal sealed class ProfileDecoder(PayloadProfile profile, IReadOnlyDictionary<string, string> levels, JsonElement message, ReadOnlyMemory<byte> payload)
{
    private const int MostReadings = 20_000;
    private readonly List<SentReading> _readings = [];

    // What is kept is the whole message, so once for each reason is enough.
    private readonly Dictionary<RejectReason, (string Detail, int Index, int Count)> _rejections = [];

    /// <summary>Reads it.</summary>
    public ProfileOutcome Decode()
    {
        foreach (var rule in profile.Readings)
        {
            var index = 0;
            foreach (var item in Items(rule))
            {
                if (rule.When.All(condition => condition.Holds(message, item)))
                {
                    Apply(rule, item, index);
                }

                index++;
                if (_readings.Count > MostReadings)
                {
                    return new ProfileOutcome(profile, [], [Rejection.Of(RejectReason.TooLarge, $"{profile.Name}: the message holds more than {MostReadings} values.", -1, payload)]);
                }
            }
        }

        if (_readings.Count + _rejections.Count == 0)
        {
            Reject(RejectReason.NotAReading, "nothing in it is what the profile reads", -1);
        }

        return new ProfileOutcome(
            profile,
            _readings,
            [.. _rejections.Select(r => Rejection.Of(r.Key, $"{profile.Name}: {r.Value.Detail}{(r.Value.Count > 1 ? $" (and {r.Value.Count - 1} more)" : "")}.", r.Value.Index, payload))]);
    }

    private List<JsonElement> Items(ReadingRule rule)
    {
        foreach (var path in rule.Items)
        {
            var found = path.Find(message, message).Select(static place => place.Node).ToList();
            if (found.Count > 0)
            {
                return found;
            }
        }

        return rule.Items.Count == 0 ? [message] : [];
    }

    private void Apply(ReadingRule rule, JsonElement item, int index)
    {
        var context = new ItemContext(message, item, levels, "", ItemContext.NoNames);
        if (context.TryFind(rule.Error, out var error))
        {
            Reject(RejectReason.BadQuality, $"the device reports {error.GetRawText()}", index);
            return;
        }

        foreach (var path in rule.Value)
        {
            var any = false;
            foreach (var (node, key) in path.Find(message, item))
            {
                any = true;
                if (Named(rule, key) is { } named)
                {
                    Take(rule, node, context with { Key = key, Named = named }, index);
                }
            }

            if (any)
            {
                return;
            }
        }
    }

    private void Take(ReadingRule rule, JsonElement node, ItemContext context, int index)
    {
        if (Value(rule, node, out var value) is { } noValue)
        {
            Reject(RejectReason.NotAReading, noValue, index);
            return;
        }

        if (rule.Meter.Fill(context, out var missing) is not { } meter || rule.Register.Fill(context, out missing) is not { } register)
        {
            Reject(RejectReason.MalformedPayload, $"there is no {missing} to tell meter and register by", index);
            return;
        }

        var stamp = default(DeviceStamp);
        if (rule.Time?.Read(context, out stamp) is { } fault)
        {
            Reject(RejectReason.ImpossibleTime, fault, index);
            return;
        }

        var unit = rule.Unit?.Fill(context, out _);
        _readings.Add(new SentReading(meter, register, value, unit is null ? null : rule.Units.GetValueOrDefault(unit, unit), stamp, index, payload)
        {
            Quantity = rule.Quantity?.Fill(context, out _),
            IsGauge = rule.IsGauge,
        });
    }

    private static string? Value(ReadingRule rule, JsonElement node, out decimal value)
    {
        value = 0m;
        var text = node.ValueKind == JsonValueKind.String ? node.GetString()!.Trim() : node.GetRawText();
        if (IsNone(rule, text))
        {
            return $"{text} means that there is no value";
        }

        if (rule.Raw is { } raw)
        {
            if (raw.Read(node, out value) is { } fault)
            {
                return fault;
            }
        }
        else if (node.ValueKind is not (JsonValueKind.String or JsonValueKind.Number) || !TryNumber(rule, text, out value))
        {
            return node.ValueKind == JsonValueKind.Null ? "there is no value (null)" : $"'{text}' is not a decimal number";
        }

        if (IsNone(rule, value))
        {
            return $"{value} means that there is no value";
        }

        if (Math.Abs(value) > ReadingLimits.LargestValue * 1_000_000m)
        {
            return $"{value} is more than a register can show";
        }

        value = value * rule.Scale.Times / rule.Scale.By;
        return null;
    }

    private static bool TryNumber(ReadingRule rule, string text, out decimal value)
    {
        if (rule.HasDecimalComma)
        {
            value = 0m;
            return !text.Contains('.', StringComparison.Ordinal) && ValueText.TryDecimal(text.Replace(',', '.'), out value);
        }

        return ValueText.TryDecimal(text, out value);
    }

    private static bool IsNone(ReadingRule rule, string text) => rule.None.Contains(text, StringComparer.OrdinalIgnoreCase);

    private static bool IsNone(ReadingRule rule, decimal value) => rule.None.Any(none => ValueText.TryDecimal(none, out var number) && number == value);

    private static IReadOnlyDictionary<string, string>? Named(ReadingRule rule, string key)
    {
        if (rule.Member is not { } member)
        {
            return ItemContext.NoNames;
        }

        var match = member.Match(key);
        return !match.Success
            ? null
            : match.Groups.Values.Where(static group => group.Success && !char.IsAsciiDigit(group.Name[0]))
                .ToDictionary(static group => group.Name, static group => group.Value, StringComparer.Ordinal);
    }

    private void Reject(RejectReason reason, string detail, int index) =>
        _rejections[reason] = _rejections.TryGetValue(reason, out var first) ? first with { Count = first.Count + 1 } : (detail, index, 1);
}
