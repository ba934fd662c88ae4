namespace EnergyQuota.Ingest.Accounting;

/// <summary>A gateway that has reported, as its topics name it. It has an account of its own only at the embedded broker.</summary>
public sealed class ReportingGateway
{
    /// <summary>Its number.</summary>
    public int Id { get; set; }

    /// <summary>The institution's code as sent; empty for topics that name none.</summary>
    public required string InstitutionCode { get; set; }

    /// <summary>The gateway's name as sent; empty for topics that name none.</summary>
    public required string Name { get; set; }
}

/// <summary>The account of one gateway and hour as it is stored; see <see cref="HourCounts"/>.</summary>
public sealed class GatewayHour
{
    /// <summary>The gateway's number.</summary>
    public int GatewayId { get; set; }

    /// <summary>The hour; see <see cref="HourNumber"/>.</summary>
    public int Hour { get; set; }

    /// <summary>See <see cref="HourCounts.Messages"/>.</summary>
    public long Messages { get; set; }

    /// <summary>See <see cref="HourCounts.Received"/>.</summary>
    public long Received { get; set; }

    /// <summary>See <see cref="HourCounts.Stored"/>.</summary>
    public long Stored { get; set; }

    /// <summary>See <see cref="HourCounts.Repeats"/>.</summary>
    public long Repeats { get; set; }

    /// <summary>See <see cref="HourCounts.Conflicts"/>.</summary>
    public long Conflicts { get; set; }

    /// <summary>See <see cref="HourCounts.Rejected"/>.</summary>
    public long Rejected { get; set; }

    /// <summary>See <see cref="HourCounts.Replayed"/>.</summary>
    public long Replayed { get; set; }
}

/// <summary>By which gateway a meter reported last.</summary>
public sealed class MeterGateway
{
    /// <summary>The meter's code.</summary>
    public required string MeterCode { get; set; }

    /// <summary>The gateway's number.</summary>
    public int GatewayId { get; set; }
}
