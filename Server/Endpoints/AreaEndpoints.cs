using System.Security.Claims;
using EnergyQuota.Metering;
using EnergyQuota.Quotas.Assessment;
using EnergyQuota.Quotas.Progress;
using EnergyQuota.Server.Accounts;
using EnergyQuota.Server.Areas;
using EnergyQuota.Server.Search;
using Microsoft.AspNetCore.Http.HttpResults;

namespace EnergyQuota.Server.Endpoints;

/// <summary>How regions stand, and the search over everything.</summary>
internal static class AreaEndpoints
{
    /// <summary>Maps the addresses.</summary>
    public static void MapAreas(this IEndpointRouteBuilder api)
    {
        api.MapGet("/areas", OwnAsync).WithTags("Areas").WithSummary("How the account's own area stands; may be some seconds old, see asOf.");
        api.MapGet("/areas/{code}", FindAsync).WithTags("Areas").WithSummary("How a region stands: institutions by verdict and standing, consumption, the regions within it, the institutions of most concern.");
        api.MapGet("/search", SearchAsync).WithTags("Areas").WithSummary("Regions, institutions and meters of the scope by part of a name or code, at most 20 of each.");
    }

    private static async Task<Results<Ok<AreaResponse>, NotFound>> OwnAsync(
        string? @class, string? system, ClaimsPrincipal user, AreaQuery areas, CancellationToken cancellationToken) =>
        await areas.OwnAsync(user.ToScope(), cancellationToken) is { } own ? await FindAsync(own, @class, system, user, areas, cancellationToken) : TypedResults.NotFound();

    private static async Task<Results<Ok<AreaResponse>, NotFound>> FindAsync(
        string code, string? @class, string? system, ClaimsPrincipal user, AreaQuery areas, CancellationToken cancellationToken) =>
        await areas.FindAsync(user.ToScope(), new AreaFilter(code, @class ?? "", system ?? ""), cancellationToken) is { } view
            ? TypedResults.Ok(AreaResponse.From(view)) : TypedResults.NotFound();

    private static async Task<Results<Ok<SearchResponse>, ValidationProblem>> SearchAsync(
        string q, ClaimsPrincipal user, SearchQuery search, CancellationToken cancellationToken) => q.Length > SearchQuery.LongestSearch
        ? FieldProblem.Of("q", $"{SearchQuery.LongestSearch} characters at most.")
        : TypedResults.Ok(SearchResponse.From(await search.FindAsync(user.ToScope(), q, cancellationToken)));
}

/// <summary>How a region stands.</summary>
/// <param name="Code">Its code; empty: all regions.</param>
/// <param name="AsOf">When this was read.</param>
/// <param name="Figures">Its figures.</param>
/// <param name="Months">What its institutions used, by month of last year and this.</param>
/// <param name="Parts">The regions within it that have institutions, each followed by those within it.</param>
/// <param name="Worst">The institutions of most concern, the worst first; ten at most.</param>
public sealed record AreaResponse(
    string Code, DateTimeOffset AsOf, AreaFiguresResponse Figures, IEnumerable<AreaMonthResponse> Months, IEnumerable<AreaPartResponse> Parts, IEnumerable<AreaWorstResponse> Worst)
{
    internal static AreaResponse From(AreaView view) => new(
        view.Code,
        view.AsOf,
        AreaFiguresResponse.From(view.Figures),
        view.Use.Amounts.OrderBy(of => of.Key.EnergyType).SelectMany(of => of.Value.Take(AreaSpan.Months).Index().Where(month => month.Item.Expected > 0).Select(month => new AreaMonthResponse(
            of.Key.EnergyType, of.Key.Unit.Symbol(), view.Use.Span.First.AddMonths(month.Index), month.Item.Quantity, month.Item.Completeness ?? 0m))),
        view.Parts.Select(part => new AreaPartResponse(part.Region.Code, part.Region.NameZh, part.Region.NameEn, part.Depth, AreaFiguresResponse.From(part.Figures))),
        view.Worst.Select(of => new AreaWorstResponse(of.Institution.Code, of.Institution.NameZh, of.Grade, of.OverShare, of.Level, of.UsedShare)));
}

/// <summary>Institutions of a region, counted.</summary>
/// <param name="Institutions">How many there are.</param>
/// <param name="Meters">How many meters they have.</param>
/// <param name="OpenAlerts">How many alerts wait for somebody.</param>
/// <param name="Final">How many have only final verdicts of last year.</param>
/// <param name="Grades">How many by their gravest verdict of last year.</param>
/// <param name="Levels">How many by their worst standing in this year.</param>
public sealed record AreaFiguresResponse(
    int Institutions, long Meters, int OpenAlerts, int Final, IReadOnlyDictionary<Grade, int> Grades, IReadOnlyDictionary<StandingLevel, int> Levels)
{
    internal static AreaFiguresResponse From(AreaFigures figures) =>
        new(figures.Institutions, figures.Meters, figures.OpenAlerts, figures.Final, figures.Grades, figures.Levels);
}

/// <summary>What a region's institutions used in a month.</summary>
/// <param name="EnergyType">The energy type.</param>
/// <param name="Unit">The unit.</param>
/// <param name="Month">The first day of the month.</param>
/// <param name="Quantity">The amount.</param>
/// <param name="Completeness">The known share of the hours, 0 to 1.</param>
public sealed record AreaMonthResponse(EnergyType EnergyType, string Unit, DateOnly Month, decimal Quantity, decimal Completeness);

/// <summary>A region within another.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English; may be empty.</param>
/// <param name="Depth">1: right below the region asked for, 2: below one of those, and so on.</param>
/// <param name="Figures">Its figures.</param>
public sealed record AreaPartResponse(string Code, string NameZh, string NameEn, int Depth, AreaFiguresResponse Figures);

/// <summary>An institution of concern.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="Grade">Its gravest verdict of last year.</param>
/// <param name="OverShare">Its largest value over the constraint value last year.</param>
/// <param name="Level">Its worst standing this year.</param>
/// <param name="UsedShare">The largest part of a constraint value that is used this year.</param>
public sealed record AreaWorstResponse(string Code, string NameZh, Grade? Grade, decimal? OverShare, StandingLevel? Level, decimal? UsedShare);

/// <summary>What was found.</summary>
/// <param name="Regions">Regions.</param>
/// <param name="Institutions">Institutions.</param>
/// <param name="Meters">Meters.</param>
public sealed record SearchResponse(IEnumerable<NamedResponse> Regions, IEnumerable<NamedResponse> Institutions, IEnumerable<FoundMeterResponse> Meters)
{
    internal static SearchResponse From(SearchResult found) => new(
        found.Regions.Select(of => new NamedResponse(of.Code, of.NameZh, of.NameEn)),
        found.Institutions.Select(of => new NamedResponse(of.Code, of.NameZh, of.NameEn)),
        found.Meters.Select(of => new FoundMeterResponse(of.Code, of.NameZh, of.NameEn, of.InstitutionCode)));
}

/// <summary>Something with a code and names.</summary>
/// <param name="Code">The code.</param>
/// <param name="NameZh">The name in Chinese.</param>
/// <param name="NameEn">The name in English; may be empty.</param>
public sealed record NamedResponse(string Code, string NameZh, string NameEn);

/// <summary>A meter that was found.</summary>
/// <param name="Code">Its code.</param>
/// <param name="NameZh">Its name in Chinese.</param>
/// <param name="NameEn">Its name in English; may be empty.</param>
/// <param name="InstitutionCode">The institution it belongs to.</param>
public sealed record FoundMeterResponse(string Code, string NameZh, string NameEn, string InstitutionCode);
