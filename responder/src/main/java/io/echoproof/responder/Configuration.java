package io.echoproof.responder;

/** Settings in the form in which the packet path looks at them, for every frame. */
final class Configuration {
  final ResponderSettings settings;
  final AddressCheck addresses;
  final int mtu;
  final int initialTtl;
  final EchoCodePolicy echoCode;
  final EcnPolicy ecn;
  final DontFragmentPolicy dontFragment;
  final OversizedReplyPolicy oversizedReply;
  final boolean echo;
  final boolean timestampService;
  final boolean recordRoute;
  final boolean timestampOption;
  final boolean sourceRoute;

  Configuration(ResponderSettings settings) {
    this.settings = settings;
    this.addresses = new AddressCheck(settings);
    this.mtu = settings.mtu();
    this.initialTtl = settings.initialTtl();
    this.echoCode = settings.echoCode();
    this.ecn = settings.ecn();
    this.dontFragment = settings.dontFragment();
    this.oversizedReply = settings.oversizedReply();
    this.echo = settings.has(Feature.ECHO);
    this.timestampService = settings.has(Feature.TIMESTAMP_SERVICE);
    this.recordRoute = settings.has(Feature.RECORD_ROUTE);
    this.timestampOption = settings.has(Feature.TIMESTAMP_OPTION);
    this.sourceRoute = settings.has(Feature.SOURCE_ROUTE);
  }
}
