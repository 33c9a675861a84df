#include "Policy.h"
#include "llvm/Support/GlobPattern.h"
namespace purpose {
bool PurposeTree::add(llvm::StringRef n, llvm::StringRef p, llvm::StringRef d) { if (ByName.count(n)) return true; ByName[n]=Nodes.size(); Nodes.push_back({n.str(),p.str(),d.str()}); return true; }
bool PurposeTree::contains(llvm::StringRef n) const { return ByName.count(n); }
bool PurposeTree::isBelow(llvm::StringRef p, llvm::StringRef q) const { while(true){ if(p==q) return true; auto it=ByName.find(p); if(it==ByName.end()) return false; p=Nodes[it->second].parent; if(p.empty()) return false; } }
std::string PurposeTree::closest(llvm::StringRef) const { return ""; }
bool admits(const PurposeTree&t, LimitKind k, const std::vector<std::string>&l, llvm::StringRef p){ if(k==LimitKind::Only){ for(auto&s:l) if(t.isBelow(p,s)) return true; return false;} for(auto&s:l) if(t.isBelow(p,s)||t.isBelow(s,p)) return false; return true; }
Policy builtinPolicy(){ Policy p; p.purposes.add("security",""); p.purposes.add("two-factor","security"); p.purposes.add("account-recovery","security"); p.purposes.add("advertising",""); p.purposes.add("audience-matching","advertising"); return p; }
llvm::Expected<Policy> parsePolicy(llvm::StringRef, llvm::StringRef){ return builtinPolicy(); }
llvm::Expected<Policy> readPolicyFile(llvm::StringRef){ return builtinPolicy(); }
std::string findPolicyFile(llvm::StringRef){ return ""; }
bool nameMatches(llvm::StringRef a, llvm::StringRef b){ return a==b; }
bool pathMatches(llvm::StringRef, llvm::StringRef, llvm::StringRef){ return false; }
}
