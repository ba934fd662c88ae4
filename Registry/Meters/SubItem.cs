namespace EnergyQuota.Registry.Meters;

/// <summary>
/// What electricity behind a meter is used for: its sub-item (分项). Other energy types have none. The numbers are stored and
/// never reused; their tens are the four groups A to D.
/// </summary>
/// <remarks>
/// The groups and the second levels with a digit are those of the national guide for monitoring systems of government office
/// buildings and large public buildings (2009). Sources differ in the digits of laundry and kitchen, so what comes after D1
/// bears a word and no digit here.
/// </remarks>
public enum SubItem
{
    /// <summary>A, lighting and sockets (照明插座).</summary>
    LightingSocket = 10,

    /// <summary>A1, lighting and sockets indoors (照明与插座).</summary>
    IndoorLighting = 11,

    /// <summary>A2, corridors and emergency lighting (走廊与应急).</summary>
    CorridorEmergency = 12,

    /// <summary>A3, facade lighting (室外景观照明).</summary>
    FacadeLighting = 13,

    /// <summary>B, air-conditioning (空调).</summary>
    AirConditioning = 20,

    /// <summary>B1, heating and cooling plant (冷热站).</summary>
    AirConditioningPlant = 21,

    /// <summary>B2, air-conditioning terminals (空调末端).</summary>
    AirConditioningTerminals = 22,

    /// <summary>C, power (动力).</summary>
    Power = 30,

    /// <summary>C1, lifts (电梯).</summary>
    Lifts = 31,

    /// <summary>C2, pumps (水泵).</summary>
    Pumps = 32,

    /// <summary>C3, fans (通风机).</summary>
    Fans = 33,

    /// <summary>D, special (特殊).</summary>
    Special = 40,

    /// <summary>D1, information centre (信息中心).</summary>
    InformationCentre = 41,

    /// <summary>D, laundry (洗衣房).</summary>
    Laundry = 45,

    /// <summary>D, kitchen (厨房餐厅).</summary>
    Kitchen = 46,

    /// <summary>D, swimming pool (游泳池).</summary>
    Pool = 47,

    /// <summary>D, gymnasium (健身房).</summary>
    Gym = 48,

    /// <summary>D, any other special use (其他特殊).</summary>
    OtherSpecial = 49,
}
