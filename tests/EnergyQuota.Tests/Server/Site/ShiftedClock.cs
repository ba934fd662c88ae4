namespace EnergyQuota.Tests.Server.Site;

/// <summary>A clock that runs as fast as the real one but began at noon of the site, so that no test meets midnight.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private static readonly TimeSpan SiteZone = TimeSpan.FromHours(8);
    private readonly TimeSpan _shift;

    public ShiftedClock()
    {
        var now = System.GetUtcNow();
        var noon = new DateTimeOffset(now.ToOffset(SiteZone).Date.AddHours(12), SiteZone);
        _shift = noon - now;
        Today = DateOnly.FromDateTime(noon.DateTime);
    }

    /// <summary>Today as the site's people see it.</summary>
    public DateOnly Today { get; }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
