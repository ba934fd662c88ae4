using EnergyQuota.Server.Areas;
using EnergyQuota.Server.Desk;
using EnergyQuota.Server.Load;
using EnergyQuota.Server.Reporting;
using EnergyQuota.Server.Search;
using EnergyQuota.Server.Today;

namespace EnergyQuota.Server.Queries;

/// <summary>The questions the pages and the API ask.</summary>
internal static class PageQueriesSetup
{
    /// <summary>Adds them.</summary>
    public static void AddPageQueries(this IServiceCollection services)
    {
        services.AddSingleton<SiteClock>();
        services.AddSingleton<ConsumptionQuery>();
        services.AddSingleton<InstitutionQuery>();
        services.AddSingleton<LastYearQuery>();
        services.AddSingleton<ClassMedianQuery>();
        services.AddSingleton<LoadQuery>();
        services.AddSingleton<ReadingQuery>();
        services.AddSingleton<InstitutionListQuery>();
        services.AddSingleton<BoundaryQuery>();
        services.AddSingleton<CoverageListQuery>();
        services.AddSingleton<MeterQuery>();
        services.AddSingleton<DraftReports>();
        services.AddSingleton<StatisticalFormFiles>();
        services.AddSingleton<MeterListQuery>();
        services.AddSingleton<DeskQuery>();
        services.AddSingleton<FindingQuery>();
        services.AddSingleton<TouchedPeriods>();
        services.AddSingleton<ClosingSurvey>();
        services.AddSingleton<ClosingQuery>();
        services.AddSingleton<ClosingYearQuery>();
        services.AddSingleton<DeskWork>();
        services.AddSingleton<TodayQuery>();
        services.AddSingleton<AreaStateReader>();
        services.AddSingleton<AreaUseReader>();
        services.AddSingleton<AreaQuery>();
        services.AddSingleton<SearchQuery>();
    }
}
