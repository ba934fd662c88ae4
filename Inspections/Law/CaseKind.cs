namespace EnergyQuota.Inspections.Law;

/// <summary>What a case is about. The numbers are stored and never reused.</summary>
public enum CaseKind
{
    /// <summary>An explanation (说明) why a quota was exceeded; Decree 531, art. 17.</summary>
    Explanation = 1,

    /// <summary>An inspection (监督检查); art. 35.</summary>
    Inspection = 2,

    /// <summary>An order to correct within a time limit (责令限期改正); art. 37.</summary>
    Order = 3,

    /// <summary>A rectification opinion (节能整改意见书); art. 41.</summary>
    Opinion = 4,

    /// <summary>An energy audit (能源审计); art. 22 and 23.</summary>
    Audit = 5,

    /// <summary>A tip (举报) from anyone; art. 8.</summary>
    Tip = 6,
}
