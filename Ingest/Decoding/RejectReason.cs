namespace EnergyQuota.Ingest.Decoding;

/// <summary>Why a message, or one item of it, is not a reading. The numbers are stored and never reused.</summary>
public enum RejectReason
{
    /// <summary>The topic is not <c>readings/{institution}/{gateway}</c>.</summary>
    UnknownTopic = 1,

    /// <summary>The payload is not the JSON agreed on.</summary>
    MalformedPayload = 2,

    /// <summary>No meter is registered under the code.</summary>
    UnknownMeter = 3,

    /// <summary>The meter has no register of that name.</summary>
    UnknownRegister = 4,

    /// <summary>The meter belongs to another institution than the topic's.</summary>
    WrongInstitution = 5,

    /// <summary>The unit is unknown or cannot be converted to the register's.</summary>
    WrongUnit = 6,

    /// <summary>The time is not RFC 3339 with a zone, or older than allowed.</summary>
    ImpossibleTime = 7,

    /// <summary>The value is not a decimal number, or larger than a register can show.</summary>
    ImpossibleValue = 8,

    /// <summary>The device itself says the value is not good.</summary>
    BadQuality = 9,

    /// <summary>A retained message: the broker's memory, not a reading.</summary>
    Retained = 10,

    /// <summary>There is no value in it.</summary>
    NotAReading = 11,

    /// <summary>The payload is larger than allowed; only its beginning was kept.</summary>
    TooLarge = 12,

    /// <summary>A fault of this program in reading it; the log has the fault. Replayed after the mend, it is a message like any other.</summary>
    DecoderFault = 13,

    /// <summary>The store's engine took other readings and not this one; its words are kept.</summary>
    StoreRefused = 14,

    /// <summary>The vendor's script could not decode the frame; its words are kept.</summary>
    ScriptFault = 15,

    /// <summary>It bears numbers in place of names (Sparkplug's aliases), and the birth message that tells them is not known; it is taken in when that came.</summary>
    BirthAwaited = 16,
}
