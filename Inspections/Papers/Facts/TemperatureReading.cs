namespace EnergyQuota.Inspections.Papers.Facts;

/// <summary>A room's temperature (Decree 531, art. 30-33), with what is seen beside it.</summary>
/// <param name="Place">Where.</param>
/// <param name="IsHeating">Whether the system heats; otherwise it cools.</param>
/// <param name="SetCelsius">What is set, °C; <see langword="null"/> where it cannot be seen.</param>
/// <param name="MeasuredCelsius">What was measured, °C.</param>
/// <param name="OutdoorCelsius">Outdoors, °C; <see langword="null"/> where it was not measured.</param>
/// <param name="Conforms">Whether it is as required; <see langword="null"/> where nothing is required.</param>
/// <param name="Remark">What else was seen, e.g. windows open; may be empty.</param>
public sealed record TemperatureReading(
    string Place, bool IsHeating, decimal? SetCelsius, decimal MeasuredCelsius, decimal? OutdoorCelsius, bool? Conforms, string Remark = "");
