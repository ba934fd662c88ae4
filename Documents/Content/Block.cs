namespace EnergyQuota.Documents.Content;

/// <summary>A piece of a paper, printed from top to bottom.</summary>
public abstract record Block
{
    private protected Block()
    {
    }
}
