namespace EnergyQuota.Inspections.Law;

/// <summary>
/// A step that a region's own law adds, valid from a day (地方规定). The order of steps is the national table and the local rules
/// in force on the day.
/// </summary>
/// <remarks>
/// A local rule adds the order to bring use down within a time limit (责令限期治理) after an explanation was not accepted or not
/// given. It can neither take a national step away nor reach a state of the national ladder: an order of art. 37, a circular and
/// a referral stay what the decree makes them.
/// </remarks>
public sealed class LocalRule
{
    /// <summary>Its name in files and records: letters, digits, hyphens; 1 to 64.</summary>
    public required string Id { get; set; }

    /// <summary>What it says, short, in Chinese.</summary>
    public required string TitleZh { get; set; }

    /// <summary>The same in English; may be empty.</summary>
    public string TitleEn { get; set; } = "";

    /// <summary>Institutions whose region code begins with this are under it; 2 to 12 digits.</summary>
    public required string RegionPrefix { get; set; }

    /// <summary>The first day it is in force.</summary>
    public required DateOnly From { get; set; }

    /// <summary>The first day it is no longer in force; <see langword="null"/>: it is.</summary>
    public DateOnly? To { get; set; }

    /// <summary>The law and article, as a paper cites it.</summary>
    public required string Source { get; set; }

    /// <summary>After which states the order may be made: <see cref="CaseState.NotAccepted"/>, <see cref="CaseState.NotExplained"/>; numbers joined by commas.</summary>
    public required string AfterStates { get; set; }

    /// <summary>How many days the order gives, 1 to 3660; <see langword="null"/>: the officer says so each time, since the rule does not.</summary>
    public int? Days { get; set; }

    /// <summary>Who entered it.</summary>
    public required string EnteredBy { get; set; }

    /// <summary>When it was entered last.</summary>
    public required DateTimeOffset EnteredAt { get; set; }

    /// <summary>The states after which the order may be made.</summary>
    public IReadOnlyList<CaseState> After =>
        [.. AfterStates.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(static number => (CaseState)int.Parse(number, System.Globalization.CultureInfo.InvariantCulture))];

    /// <summary>Whether it is in force on a day in a region.</summary>
    /// <param name="day">The day.</param>
    /// <param name="regionCode">The region's code.</param>
    public bool Holds(DateOnly day, string regionCode) =>
        From <= day && (To is null || day < To) && regionCode.StartsWith(RegionPrefix, StringComparison.Ordinal);
}
