using CsCheck;
using EnergyQuota.Server.Search;

namespace EnergyQuota.Tests.Server.Search;

public sealed class MeterCodeIndexTests
{
    private static readonly Gen<string> CodeGen = Gen.Char["aAbB1电-"].Array[1, 6].Select(letters => new string(letters));

    [Fact]
    public void Find_AnyWords_FindsTheCodesThatHoldThem() => Gen.Select(CodeGen.Array[0, 20], CodeGen, Gen.Int[1, 5], Gen.Int[0, 3]).Sample((codes, words, most, hidden) =>
    {
        var meters = codes.Distinct().Order(StringComparer.Ordinal).Select((code, number) => (Code: code, Institution: $"i{number % 4}")).ToList();

        var found = new MeterCodeIndex(meters).Find(words, institution => institution != $"i{hidden}", most);

        return found.SequenceEqual(meters.Where(meter => meter.Institution != $"i{hidden}" && meter.Code.Contains(words, StringComparison.OrdinalIgnoreCase)).Take(most));
    });

    [Theory]
    [InlineData("")]
    [InlineData("1\n2")]
    public void Find_WordsThatNoCodeHolds_FindsNothing(string words) =>
        Assert.Empty(new MeterCodeIndex([("M1", "a"), ("2M", "a")]).Find(words, static _ => true, 10));

    [Fact]
    public void Find_ManyMetersOfOneInstitution_AsksForItOnce()
    {
        var asked = 0;

        new MeterCodeIndex(Enumerable.Range(0, 100).Select(number => ($"M{number}", "a"))).Find("M", _ => ++asked < 0, 10);

        Assert.Equal(1, asked);
    }
}
