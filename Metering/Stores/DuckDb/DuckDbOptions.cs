using System.ComponentModel.DataAnnotations;

namespace EnergyQuota.Metering.Stores.DuckDb;

/// <summary>How much of the machine one DuckDB file may take. Section <c>Metering:DuckDb</c>; holds for readings and ledger each.</summary>
public sealed class DuckDbOptions
{
    /// <summary>Memory for caches, sorting and open transactions, in megabytes; what does not fit is spilled to disk.</summary>
    /// <value>128 to 1 048 576; default 1 024.</value>
    [Range(128, 1_048_576)]
    public int MemoryLimitMegabytes { get; set; } = 1_024;

    /// <summary>Threads that one file's queries share.</summary>
    /// <value>1 to 128; default 2.</value>
    [Range(1, 128)]
    public int Threads { get; set; } = 2;
}
