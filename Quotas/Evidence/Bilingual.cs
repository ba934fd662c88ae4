namespace EnergyQuota.Quotas.Evidence;

/// <summary>The same said in Chinese and in English.</summary>
/// <param name="Zh">In Chinese.</param>
/// <param name="En">In English.</param>
public readonly record struct Bilingual(string Zh, string En)
{
    /// <summary>Nothing said.</summary>
    public static Bilingual None => new("", "");

    /// <summary>Both the same: a name, a number, a document.</summary>
    /// <param name="text">The text.</param>
    public static Bilingual Same(string text) => new(text, text);

    /// <summary>A name that has a place of its own.</summary>
    /// <param name="name">In Chinese and in English.</param>
    public static Bilingual Of((string Zh, string En) name) => new(name.Zh, name.En);

    /// <summary>Both, the second only where it says something else.</summary>
    public override string ToString() => Zh == En ? Zh : $"{Zh} / {En}";
}
