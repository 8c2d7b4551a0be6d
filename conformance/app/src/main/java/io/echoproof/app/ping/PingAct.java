package io.echoproof.app.ping;

import java.util.ArrayList;
import java.util.List;

/**
 * One ping of a peer that plays a script.
 *
 * @param name what is special about it, for people; unique
 * @param options of iputils' ping, beyond size and count
 * @param size data octets per request
 * @param count how many requests
 * @param script what the peer does
 */
record PingAct(String name, List<String> options, int size, int count, PeerScript script) {
  static final int USUAL_SIZE = 32;

  /** One request of the usual size. */
  static PingAct of(String name, PeerScript script) {
    return new PingAct(name, List.of(), USUAL_SIZE, 1, script);
  }

  PingAct with(String... more) {
    return new PingAct(name, List.of(more), size, count, script);
  }

  PingAct times(int requests) {
    return new PingAct(name, options, size, requests, script);
  }

  /**
   * The command line for iputils' ping. An interval this short is for root only, and whoever has a
   * network of his own is root in it. Its socket is bound to the stage's own address: a raw socket
   * gets every echo reply that the system gets, and among the suite's own, which run meanwhile, is
   * one with this ping's identifier sooner or later.
   */
  List<String> command(String program, String address) {
    List<String> command = new ArrayList<>(List.of(program, "-n", "-c", "" + count));
    command.addAll(List.of("-s", "" + size, "-W", "0.6", "-i", "0.1"));
    command.addAll(List.of("-I", PingStage.TESTER.toString()));
    command.addAll(options);
    command.add(address);
    return command;
  }
}
