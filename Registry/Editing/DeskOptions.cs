using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Registry.Editing;

/// <summary>Settings of the data desk.</summary>
public sealed class DeskOptions
{
    /// <summary>The section of the settings.</summary>
    public const string Section = "Desk";

    /// <summary>
    /// How far back a supervising officer may date an entry, or decide, from now; further back only an administrator. 1 day to
    /// 10 years; default 400 days: the year that is judged next, and a month.
    /// </summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3660.00:00:00")]
    public TimeSpan OfficerWindow { get; set; } = TimeSpan.FromDays(400);

    /// <summary>The largest photograph or paper that is kept with an entry, bytes. 64 KiB to 20 MiB; default 5 MiB.</summary>
    [Range(65_536, 20_971_520)]
    public int MaxAttachmentBytes { get; set; } = 5_242_880;

    /// <summary>
    /// The share by which people, area or beds may change against the figure before without being questioned. A check used in practice
    /// (Hami, 2023: 10 %). 0.01 to 1; default 0.1.
    /// </summary>
    [Range(0.01, 1.0)]
    public decimal FactChangeQuestioned { get; set; } = 0.1m;

    /// <summary>Whoever entered a figure or asked for an exclusion does not approve it. Default yes.</summary>
    public bool TwoPeopleForFacts { get; set; } = true;
}
