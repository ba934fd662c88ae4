namespace EnergyQuota.Quotas.Peers;

/// <summary>What may be told of the values of a class: the same to each of its members, so that two of them together learn no more.</summary>
/// <param name="Members">How many institutions are compared; at least <see cref="PeerRule.FewestMembers"/>.</param>
/// <param name="LowerQuartile">A quarter lies at or below it; to two digits. <see langword="null"/> where the quarters are too small.</param>
/// <param name="Median">Half lies at or below it; to two digits. <see langword="null"/> where the halves are too small.</param>
/// <param name="UpperQuartile">Three quarters lie at or below it; to two digits. <see langword="null"/> where the quarters are too small.</param>
/// <param name="Bins">The values in coarse steps, ascending and without gaps; each holds at least <see cref="PeerRule.FewestMembers"/>.</param>
public sealed record ClassPicture(int Members, decimal? LowerQuartile, decimal? Median, decimal? UpperQuartile, IReadOnlyList<PeerBin> Bins)
{
    /// <summary>The bin that a value lies in.</summary>
    /// <param name="value">The value.</param>
    public PeerBin BinOf(decimal value) => Bins.First(bin => bin.To is not { } to || value <= to);
}

/// <summary>A step of the values of a class.</summary>
/// <param name="From">Above this value; <see langword="null"/>: from the lowest on.</param>
/// <param name="To">Up to this value, inclusive; <see langword="null"/>: without end.</param>
/// <param name="Percent">How many of the institutions lie in it, in steps of 5 %; the steps of all bins may not add up to 100.</param>
public sealed record PeerBin(decimal? From, decimal? To, int Percent);
