using Microsoft.EntityFrameworkCore;

namespace EnergyQuota.Registry.State;

/// <summary>A part's own tables in the state database. Each part maps its entities; the context gathers them.</summary>
public interface IStatePart
{
    /// <summary>Maps the part's entities.</summary>
    /// <param name="model">The model under construction.</param>
    void Map(ModelBuilder model);
}
