namespace EnergyQuota.Documents.Content;

/// <summary>On which side of its column a text stands.</summary>
public enum Side
{
    /// <summary>Left, for texts.</summary>
    Left,

    /// <summary>Right, for numbers.</summary>
    Right,

    /// <summary>Centred, for units and days.</summary>
    Centre,
}
