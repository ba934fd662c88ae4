using System.Text;

namespace EnergyQuota.Metering.Stores;

/// <summary>Holds callers of a store to what <see cref="Reading"/> promises, the same for every engine.</summary>
internal static class ReadingGuard
{
    private const int LongestName = 64;

    /// <summary>Checks a batch before anything of it is stored.</summary>
    /// <param name="batch">The batch.</param>
    /// <exception cref="ArgumentException">A reading breaks a bound; the message names register, time and bound.</exception>
    public static void Check(IReadOnlyList<Reading> batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        var last = default(RegisterId);
        foreach (var reading in batch)
        {
            // Batches mostly come register by register: a name seen just now has been checked.
            if (!ReferenceEquals(reading.Register.Meter, last.Meter) || !ReferenceEquals(reading.Register.Name, last.Name))
            {
                CheckName(reading.Register.Meter, "meter");
                CheckName(reading.Register.Name, "register");
                last = reading.Register;
            }

            if (reading.Value is > ReadingLimits.LargestValue or < -ReadingLimits.LargestValue
                || (reading.Value.Scale > ReadingLimits.Decimals && ReadingLimits.Round(reading.Value) != reading.Value))
            {
                throw Broken(reading, $"the value {reading.Value} has more than 18 digits or more than 6 decimals");
            }

            if (!IsWhole(reading.Time) || !IsWhole(reading.ReceivedAt) || (reading.DeviceTime is { } stamp && !IsWhole(stamp)))
            {
                throw Broken(reading, "a time is finer than a microsecond");
            }
        }
    }

    private static bool IsWhole(DateTimeOffset instant) => instant.UtcTicks % TimeSpan.TicksPerMicrosecond == 0;

    private static void CheckName(string name, string what)
    {
        if (string.IsNullOrEmpty(name) || name.Length > LongestName || name.Contains('\0') || !IsText(name))
        {
            throw new ArgumentException(
                $"The {what} name '{name}' is not 1 to {LongestName} characters of valid text without NUL.", nameof(name));
        }
    }

    /// <summary>Half a surrogate pair cannot be written as UTF-8, so two such names would become one.</summary>
    private static bool IsText(string name)
    {
        if (Ascii.IsValid(name))
        {
            return true;
        }

        for (var at = 0; at < name.Length;)
        {
            if (!Rune.TryGetRuneAt(name, at, out var rune))
            {
                return false;
            }

            at += rune.Utf16SequenceLength;
        }

        return true;
    }

    private static ArgumentException Broken(Reading reading, string what) =>
        new($"The reading of {reading.Register} at {reading.Time:O} cannot be stored: {what}.");
}
