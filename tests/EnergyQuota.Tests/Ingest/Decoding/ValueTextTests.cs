using System.Globalization;
using System.Text;
using CsCheck;
using EnergyQuota.Ingest.Decoding;

namespace EnergyQuota.Tests.Ingest.Decoding;

public sealed class ValueTextTests
{
    private static readonly string[] Fractions = ["", ".", ".5", ".123", ".0000001", ".999999999", ".1234567890", ",5"];

    private static readonly Gen<string> Time = Gen.Select(
        Gen.OneOf(Gen.Int[0, 9999], Gen.Int[1990, 2099]),
        Gen.Int[0, 13], Gen.Int[0, 32], Gen.Int[0, 25], Gen.Int[0, 61], Gen.Int[0, 61],
        Gen.Char["tT _"],
        Gen.Int[0, Fractions.Length - 1].Select(number => Fractions[number]),
        Select);

    private static readonly string[] Zones = ["Z", "z", "+00:00", "-00:00", "+08:00", "+14:00", "-14:00", "+14:01", "-12:60", "+5:30", "+0530", "", "x"];

    [Fact]
    public void TryTime_AnyTime_IsWhatTheFrameworkReadsOfIt() => Gen.Select(Time, Gen.Int[0, Zones.Length - 1].Select(number => Zones[number])).Sample((clock, zone) =>
    {
        var text = clock + zone;

        var isRead = ValueText.TryTime(Encoding.UTF8.GetBytes(text), out var time);

        // The framework has no digits beyond seven, and does not know small letters.
        var digits = clock.Length > 27 ? clock[..27] : clock;
        var isTime = clock.Length is not 20 and <= 29 && clock[10] is 'T' or 't' or ' '
            && zone.Length is 1 or 6 && zone is not "x"
            && DateTimeOffset.TryParseExact(
                $"{digits[..10]}T{digits[11..]}{zone.ToUpperInvariant()}", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);
        var expected = isTime
            ? DateTimeOffset.ParseExact($"{digits[..10]}T{digits[11..]}{zone.ToUpperInvariant()}", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)
            : default;
        Assert.Equal((isTime, expected), (isRead, time));
        Assert.Equal((isRead, time), (ValueText.TryTime(text, out var same), same));
    }, iter: 20_000);

    private static string Select(int year, int month, int day, int hour, int minute, int second, char between, string fraction) =>
        string.Create(CultureInfo.InvariantCulture, $"{year:D4}-{month:D2}-{day:D2}{between}{hour:D2}:{minute:D2}:{second:D2}{fraction}");
}
