namespace EnergyQuota.Server.Queries;

/// <summary>Which institutions a list shows and in which order. Empty texts are no condition.</summary>
/// <param name="Search">Part of a name or code; case does not matter in Latin letters.</param>
/// <param name="Class">A class.</param>
/// <param name="Region">A region's code; regions below it count too.</param>
/// <param name="Order">The order.</param>
/// <param name="Descending">The other way round.</param>
internal sealed record InstitutionFilter(
    string Search = "", string Class = "", string Region = "", InstitutionOrder Order = InstitutionOrder.Code, bool Descending = false);

/// <summary>By what a list of institutions is ordered; the code decides between equals.</summary>
internal enum InstitutionOrder
{
    /// <summary>The code.</summary>
    Code,

    /// <summary>The Chinese name.</summary>
    Name,

    /// <summary>The region's code.</summary>
    Region,

    /// <summary>The class.</summary>
    Class,

    /// <summary>How many meters it has.</summary>
    Meters,

    /// <summary>The verdict of last year: the highest share of a constraint value that was used; those without a verdict are the least.</summary>
    Overrun,
}
