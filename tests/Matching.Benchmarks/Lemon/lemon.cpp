// LEMON's network simplex on an instance that the benchmarks have written (Assignments/InstanceFile.cs).
// lemon FILE RUNS -> weight=W score=S ms=A,B,... peak_kb=K     Building the graph is not counted in the milliseconds.
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>
#include <vector>

#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

using Graph = lemon::SmartDigraph;
using Simplex = lemon::NetworkSimplex<Graph, int, long long>;

struct Instance {
  std::int64_t pairs_above;  // one unit of weight is worth this many points
  std::vector<int> start, opening, score, seats, group, parent;
  std::vector<std::int64_t> weight, capacity;
};

template <typename T>
std::vector<T> column(std::ifstream& in, int count) {
  std::vector<T> values(count);
  in.read(reinterpret_cast<char*>(values.data()), static_cast<std::streamsize>(sizeof(T)) * count);
  return values;
}

Instance read(const char* file) {
  std::ifstream in(file, std::ios::binary);
  auto sizes = column<int>(in, 4);  // wishes, pairs, openings, groups
  Instance one;
  one.start = column<int>(in, sizes[0] + 1);
  one.opening = column<int>(in, sizes[1]);
  one.weight = column<std::int64_t>(in, sizes[1]);
  one.score = column<int>(in, sizes[1]);
  one.seats = column<int>(in, sizes[2]);
  one.group = column<int>(in, sizes[2]);
  one.capacity = column<std::int64_t>(in, sizes[3]);
  one.parent = column<int>(in, sizes[3]);
  if (!in) {
    std::fprintf(stderr, "%s is cut off\n", file);
    std::exit(1);
  }
  std::int64_t seats = 0;
  for (int n : one.seats) seats += n;
  one.pairs_above = 2000 * (seats < sizes[0] ? seats : sizes[0]) + 1;
  return one;
}

struct Network {
  Graph graph;
  Graph::ArcMap<int> capacity{graph};
  Graph::ArcMap<long long> cost{graph};
  Graph::NodeMap<int> supply{graph};

  void join(Graph::Node from, Graph::Node to, int most, long long price) {
    auto arc = graph.addArc(from, to);
    capacity[arc] = most;
    cost[arc] = price;
  }
};

void build(const Instance& one, Network& net) {
  int wishes = static_cast<int>(one.start.size()) - 1;
  net.graph.reserveNode(wishes + one.seats.size() + one.parent.size() + 1);
  net.graph.reserveArc(one.opening.size() + wishes + one.seats.size() + one.parent.size());
  auto sink = net.graph.addNode();
  std::vector<Graph::Node> groups, openings;
  for (std::size_t g = 0; g < one.parent.size(); g++) groups.push_back(net.graph.addNode());
  for (std::size_t o = 0; o < one.seats.size(); o++) openings.push_back(net.graph.addNode());
  for (std::size_t g = 0; g < groups.size(); g++) {
    auto most = one.capacity[g] < wishes ? one.capacity[g] : wishes;
    net.join(groups[g], one.parent[g] < 0 ? sink : groups[one.parent[g]], static_cast<int>(most), 0);
  }
  for (std::size_t o = 0; o < openings.size(); o++) {
    net.join(openings[o], one.group[o] < 0 ? sink : groups[one.group[o]], one.seats[o], 0);
  }
  int taking_part = 0;
  for (int w = 0; w < wishes; w++) {
    if (one.start[w] == one.start[w + 1]) continue;
    auto wish = net.graph.addNode();
    net.supply[wish] = 1;
    taking_part++;
    for (int p = one.start[w]; p < one.start[w + 1]; p++) {
      net.join(wish, openings[one.opening[p]], 1, -(one.weight[p] * one.pairs_above + one.score[p]));
    }
    net.join(wish, sink, 1, 0);
  }
  net.supply[sink] = -taking_part;
}

long peak_kb() {
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.rfind("VmHWM:", 0) == 0) return std::atol(line.c_str() + 6);
  }
  return -1;
}

int main(int argc, char** argv) {
  if (argc != 3) return 2;
  Network net;
  long long above;
  {
    Instance one = read(argv[1]);
    above = one.pairs_above;
    build(one, net);
  }
  long long worth = 0;
  std::string times;
  for (int run = 0; run < std::atoi(argv[2]); run++) {
    Simplex simplex(net.graph);
    simplex.upperMap(net.capacity).costMap(net.cost).supplyMap(net.supply);
    auto began = std::chrono::steady_clock::now();
    if (simplex.run() != Simplex::OPTIMAL) return 1;
    std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - began;
    worth = -simplex.totalCost<long long>();
    times += (times.empty() ? "" : ",") + std::to_string(took.count());
  }
  std::printf("weight=%lld score=%lld ms=%s peak_kb=%ld\n", worth / above, worth % above, times.c_str(), peak_kb());
}
