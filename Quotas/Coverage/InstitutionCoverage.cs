namespace EnergyQuota.Quotas.Coverage;

/// <summary>
/// The coverage map of an institution against article 14 of Decree 531: metering by household, type and sub-item
/// (分户、分类、分项计量) and monitoring in real time (实时监测).
/// </summary>
/// <param name="InstitutionCode">The institution.</param>
/// <param name="From">First day looked at, inclusive.</param>
/// <param name="To">Last day, exclusive.</param>
/// <param name="Types">Every energy type, in order.</param>
/// <param name="SubItems">Electricity by sub-item.</param>
/// <param name="Households">Metering by household.</param>
/// <param name="ByType">How far metering by type is met: everything that is metered counts for its own type, electricity among it.</param>
/// <param name="RealTime">How far monitoring in real time is met. Fuels bought in bulk have no meter that could send; they are not asked.</param>
public sealed record InstitutionCoverage(
    string InstitutionCode,
    DateOnly From,
    DateOnly To,
    IReadOnlyList<TypeCoverage> Types,
    SubItemCoverage SubItems,
    HouseholdCoverage Households,
    CoverageAnswer ByType,
    CoverageAnswer RealTime)
{
    /// <summary>The least favourable of the four answers.</summary>
    public CoverageAnswer Whole
    {
        get
        {
            CoverageAnswer[] answers = [Households.Answer, ByType, SubItems.Answer, RealTime];
            return answers.Contains(CoverageAnswer.NotMet) ? CoverageAnswer.NotMet
                : answers.Contains(CoverageAnswer.CannotSay) ? CoverageAnswer.CannotSay
                : answers.Contains(CoverageAnswer.Partly) ? CoverageAnswer.Partly
                : CoverageAnswer.Met;
        }
    }
}
