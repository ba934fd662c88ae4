using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Areas;

/// <summary>How an area stands, for one asker.</summary>
/// <param name="Code">The region's code; empty: all regions.</param>
/// <param name="Path">The regions it lies in that the asker sees, the outermost first, itself last.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Use">What it used.</param>
/// <param name="Parts">The regions within it that have institutions, each followed by those within it.</param>
/// <param name="Worst">The institutions that concern most, the worst first; ten at most.</param>
/// <param name="Classes">The classes it has, whatever the filter, in order.</param>
/// <param name="Systems">The vertical systems it has, whatever the filter, in order.</param>
/// <param name="AsOf">When it was read.</param>
public sealed record AreaView(
    string Code, IReadOnlyList<Region> Path, AreaFigures Figures, AreaUse Use, IReadOnlyList<AreaPart> Parts, IReadOnlyList<AreaInstitution> Worst,
    IReadOnlyList<string> Classes, IReadOnlyList<string> Systems, DateTimeOffset AsOf);

/// <summary>A region within an area.</summary>
/// <param name="Region">The region.</param>
/// <param name="Depth">1: right below the area, 2: below one of those, and so on.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Use">What it used.</param>
public sealed record AreaPart(Region Region, int Depth, AreaFigures Figures, AreaUse Use);
