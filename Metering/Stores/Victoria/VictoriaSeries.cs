namespace EnergyQuota.Metering.Stores.Victoria;

/// <summary>A piece of one series as the server exports it.</summary>
/// <param name="Field">The field: the series' name without its prefix.</param>
/// <param name="Meter">The tag, still coded.</param>
/// <param name="Register">The tag, still coded.</param>
/// <param name="Place">The tag <c>n</c>; 0 where there is none.</param>
/// <param name="Samples">Whole numbers by their millisecond.</param>
internal sealed record VictoriaSeries(string Field, string Meter, string Register, int Place, Dictionary<long, long> Samples);
