package io.swim.validation;

import io.swim.spi.Validator;
import java.util.List;

/** The validators that every engine asks, in this order. */
public final class Validators {
  private Validators() {}

  /** New ones, in the order in which their findings are told. */
  public static List<Validator> standard() {
    return List.of(
        new IdentityValidator(),
        new PlatformValidator(),
        new CompanionValidator(),
        new PartValidator(),
        new StackValidator(),
        new FailoverValidator(),
        new ArchiveValidator(),
        new SoftwareModeValidator(),
        new VersionValidator(),
        new ConversionValidator(),
        new RoomValidator(),
        new FallbackValidator(),
        new MemoryValidator(),
        new BootRomValidator(),
        new BootRegisterValidator(),
        new BootModeValidator(),
        new UnsavedConfigurationValidator(),
        new AccessValidator());
  }
}
