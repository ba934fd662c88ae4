using EnergyQuota.Registry.Institutions;

namespace EnergyQuota.Server.Demo;

/// <summary>The dated figures of the city: areas, and people as each kind of institution counts them. Pure.</summary>
internal static class DemoFacts
{
    /// <summary>The columns of the file.</summary>
    public const string Columns = "institution,kind,subject,from,value,present,present_of,source";

    private const string Source = "demo";

    // An office whose area grows more than is usual this year: the figure waits for an officer.
    private const int Questioned = 15;

    /// <summary>The rows of the file.</summary>
    /// <param name="city">The city.</param>
    /// <param name="since">The first day on which everything in it holds.</param>
    /// <param name="year">The year in progress.</param>
    public static IEnumerable<object?[]> Of(DemoCity city, DateOnly since, int year)
    {
        foreach (var (institution, number) in city.Institutions.Select((institution, number) => (institution, number)))
        {
            yield return Row(institution, InstitutionFactKind.FloorArea, "", since, institution.FloorAreaSquareMetres);
            foreach (var row in People(institution, since))
            {
                yield return row;
            }

            if (number == Questioned)
            {
                yield return Row(institution, InstitutionFactKind.FloorArea, "", new DateOnly(year, 1, 1), decimal.Round(institution.FloorAreaSquareMetres * 1.15m));
            }
        }
    }

    private static IEnumerable<object?[]> People(DemoInstitution institution, DateOnly since) => institution.Kind switch
    {
        // Staff, staff without establishment, interns for eight months, beds by occupancy, and visits over the days of a year.
        DemoKind.Hospital =>
        [
            Row(institution, InstitutionFactKind.Persons, "staff", since, Share(institution, 0.40m)),
            Row(institution, InstitutionFactKind.Persons, "non_establishment", since, Share(institution, 0.12m)),
            Row(institution, InstitutionFactKind.Persons, "interns", since, Share(institution, 0.03m), 8, 12),
            Row(institution, InstitutionFactKind.Beds, "", since, Share(institution, 0.25m)),
            Row(institution, InstitutionFactKind.BedOccupancy, "", since, 0.92m),
            Row(institution, InstitutionFactKind.OutpatientVisits, "", since, Share(institution, 0.23m) * 365m),
        ],
        DemoKind.University =>
        [
            Row(institution, InstitutionFactKind.Persons, "staff", since, Share(institution, 0.10m)),
            Row(institution, InstitutionFactKind.Persons, "students", since, Share(institution, 1.314m), 250, 365),
        ],
        _ => [Row(institution, InstitutionFactKind.People, "", since, institution.People)],
    };

    private static decimal Share(DemoInstitution institution, decimal share) => decimal.Round(institution.People * share);

    private static object?[] Row(
        DemoInstitution institution, InstitutionFactKind kind, string subject, DateOnly from, decimal value, int? present = null, int? of = null) =>
        [institution.Code, kind, subject, from, value, present, of, Source];
}
