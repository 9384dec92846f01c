import org.jspecify.annotations.NullMarked;

/** Model, engine, job model, validators and the SPI of SWIM. */
@NullMarked
module io.swim.core {
  requires static transitive org.jspecify;
  requires org.slf4j;
  requires com.google.common;

  exports io.swim;
  exports io.swim.device;
  exports io.swim.event;
  exports io.swim.fault;
  exports io.swim.image;
  exports io.swim.job;
  exports io.swim.retrieval;
  exports io.swim.spi;
  exports io.swim.store;
  exports io.swim.validation;

  uses io.swim.spi.BundleReader;
  uses io.swim.spi.ConfigDriver;
  uses io.swim.spi.FactsDriver;
  uses io.swim.spi.FailoverDriver;
  uses io.swim.spi.FileClient;
  uses io.swim.spi.FileDriver;
  uses io.swim.spi.ImageRecognizer;
  uses io.swim.spi.AccessPointDriver;
  uses io.swim.spi.InstallDriver;
  uses io.swim.spi.InstallLogDriver;
  uses io.swim.spi.PartDriver;
  uses io.swim.spi.PlatformCatalog;
  uses io.swim.spi.PushDriver;
  uses io.swim.spi.RebootDriver;
  uses io.swim.spi.SessionFactory;
  uses io.swim.spi.TransferDriver;
  uses io.swim.spi.UploadDriver;
}
