namespace EnergyQuota.Registry.Meters;

/// <summary>Codes and groups of sub-items (分项).</summary>
public static class SubItems
{
    private static readonly Dictionary<SubItem, string> Codes = new()
    {
        [SubItem.LightingSocket] = "A",
        [SubItem.IndoorLighting] = "A1",
        [SubItem.CorridorEmergency] = "A2",
        [SubItem.FacadeLighting] = "A3",
        [SubItem.AirConditioning] = "B",
        [SubItem.AirConditioningPlant] = "B1",
        [SubItem.AirConditioningTerminals] = "B2",
        [SubItem.Power] = "C",
        [SubItem.Lifts] = "C1",
        [SubItem.Pumps] = "C2",
        [SubItem.Fans] = "C3",
        [SubItem.Special] = "D",
        [SubItem.InformationCentre] = "D1",
        [SubItem.Laundry] = "D-laundry",
        [SubItem.Kitchen] = "D-kitchen",
        [SubItem.Pool] = "D-pool",
        [SubItem.Gym] = "D-gym",
        [SubItem.OtherSpecial] = "D-other",
    };

    private static readonly Dictionary<string, SubItem> ByCode =
        Codes.ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.OrdinalIgnoreCase);

    /// <summary>The four groups in the order A to D.</summary>
    public static IReadOnlyList<SubItem> Groups { get; } = [SubItem.LightingSocket, SubItem.AirConditioning, SubItem.Power, SubItem.Special];

    /// <summary>All sub-items in the order of their codes.</summary>
    public static IReadOnlyList<SubItem> All { get; } = [.. Codes.Keys];

    /// <summary>All codes, for a message.</summary>
    public static string AllCodes { get; } = string.Join(", ", Codes.Values);

    /// <summary>The code, as files and the API write it.</summary>
    /// <param name="item">The sub-item.</param>
    public static string Code(this SubItem item) => Codes[item];

    /// <summary>The group a sub-item belongs to.</summary>
    /// <param name="item">The sub-item.</param>
    public static SubItem Group(this SubItem item) => (SubItem)((int)item / 10 * 10);

    /// <summary>Reads a code.</summary>
    /// <param name="text">For example <c>A</c>, <c>B1</c> or <c>D-kitchen</c>; upper or lower case.</param>
    /// <param name="item">The sub-item.</param>
    /// <returns>Whether it is one.</returns>
    public static bool TryParse(string text, out SubItem item) => ByCode.TryGetValue(text, out item);
}
