namespace EnergyQuota.Tests.Server.Accounts;

public sealed class AuthenticatorTests
{
    // RFC 6238, appendix B: the key "12345678901234567890"; the last six of its eight digits.
    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1_111_111_109, "081804")]
    [InlineData(20_000_000_000, "353130")]
    public void CodeAt_InstantsOfTheStandard_AreItsCodes(long seconds, string code) =>
        Assert.Equal(code, Authenticator.CodeAt("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTimeOffset.FromUnixTimeSeconds(seconds)));
}
