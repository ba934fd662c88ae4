using System.Globalization;
using Jint.Runtime;

namespace EnergyQuota.Ingest.Profiles.Scripts;

/// <summary>The only clock a script has: the time its message was received, UTC. So a replay gives the same.</summary>
/// <param name="now">That time.</param>
internal sealed class ScriptClock(DateTimeOffset now) : ITimeSystem
{
    private readonly DefaultTimeSystem _parser = new(TimeZoneInfo.Utc, CultureInfo.InvariantCulture);

    /// <inheritdoc/>
    public TimeZoneInfo DefaultTimeZone => TimeZoneInfo.Utc;

    /// <inheritdoc/>
    public DateTimeOffset GetUtcNow() => now;

    /// <inheritdoc/>
    public bool TryParse(string date, out long epochMilliseconds) => _parser.TryParse(date, out epochMilliseconds);

    /// <inheritdoc/>
    public TimeSpan GetUtcOffset(long epochMilliseconds) => TimeSpan.Zero;
}
