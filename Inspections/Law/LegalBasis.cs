using System.Globalization;

namespace EnergyQuota.Inspections.Law;

/// <summary>The article that allows a move.</summary>
/// <param name="Zh">In Chinese, as a paper cites it.</param>
/// <param name="En">In English.</param>
public sealed record LegalBasis(string Zh, string En)
{
    private const string Digits = "零一二三四五六七八九";

    /// <summary>An article of the Regulations on Energy Conservation by Public Institutions (公共机构节能条例, Decree 531).</summary>
    /// <param name="article">The article, 1 to 99.</param>
    /// <param name="item">The item within it, 1 to 10; <see langword="null"/>: the whole article.</param>
    public static LegalBasis Decree(int article, int? item = null) => new(
        $"《公共机构节能条例》（国务院令第531号）第{Chinese(article)}条{(item is { } known ? $"第（{Chinese(known)}）项" : "")}",
        string.Create(CultureInfo.InvariantCulture, $"Decree 531, art. {article}{(item is { } number ? $" ({number})" : "")}"));

    private static string Chinese(int number) => number switch
    {
        < 10 => $"{Digits[number]}",
        10 => "十",
        < 20 => $"十{Digits[number % 10]}",
        _ when number % 10 == 0 => $"{Digits[number / 10]}十",
        _ => $"{Digits[number / 10]}十{Digits[number % 10]}",
    };
}
