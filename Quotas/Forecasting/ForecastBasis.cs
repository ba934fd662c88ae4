namespace EnergyQuota.Quotas.Forecasting;

/// <summary>What a forecast takes the rest of the year from. The numbers are stored and never reused.</summary>
public enum ForecastBasis
{
    /// <summary>The institution's own past years (本机构历史年度).</summary>
    OwnYears = 1,

    /// <summary>No own past year: the mean monthly shares of the institutions of its class that have one (同类机构月度形态).</summary>
    ClassShape = 2,

    /// <summary>Neither: the rest of the year like the part so far, day by day (按日均摊).</summary>
    EvenDays = 3,
}
