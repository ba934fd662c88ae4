using System.Diagnostics;

namespace EnergyQuota.Server.Demo;

/// <summary>How the kinds of the city are classed in the demonstration standards.</summary>
internal static class DemoClasses
{
    /// <summary>Class, sub-class and climate zone of a kind.</summary>
    public static (string Class, string SubClass, string Zone) Of(DemoKind kind) => kind switch
    {
        DemoKind.Office => ("government", "below_city", "A"),
        DemoKind.Hospital => ("medical", "tertiary", "A"),
        DemoKind.University => ("education", "higher_education/bachelor_and_above", ""),
        _ => throw new UnreachableException(),
    };
}
