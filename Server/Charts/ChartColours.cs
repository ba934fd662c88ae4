using EnergyQuota.Metering;

namespace EnergyQuota.Server.Charts;

/// <summary>Colours of charts: each at least 3 : 1 against white, and told apart by form as well.</summary>
internal static class ChartColours
{
    /// <summary>What is shown first, what it is compared with, what is drawn across columns, and what marks a doubt.</summary>
    public const string Main = "#0b6e5f", Compared = "#5b6b73", Beside = "#c05c00", Doubt = "#c0392b";

    /// <summary>The three values of a quota row, from the strictest.</summary>
    public const string Leading = "#1f7a45", Baseline = "#8a5a0a", Constraint = "#b03024";

    private static readonly string[] Several = ["#0b6e5f", "#2b6cb0", "#b7631c", "#7a4fb5", "#a33b5e", "#4d6b1f", "#3b6f86", "#8a5a0a"];

    /// <summary>The colour of an energy type.</summary>
    public static string Of(EnergyType type) => type switch
    {
        EnergyType.Water => "#2b7bba",
        EnergyType.NaturalGas => "#b3701a",
        EnergyType.Heat => "#b5493a",
        EnergyType.Cooling => "#3b6f86",
        _ => Main,
    };

    /// <summary>The colour of one of several series; they repeat after eight.</summary>
    /// <param name="index">Which, from 0.</param>
    public static string Of(int index) => Several[index % Several.Length];
}
